/** Pages as the website of a council has them (Modern.Gov's markup), of a council that is none. */

/** What a program of the website puts round every page. */
function framed(title: string, content: string): string {
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>${title} | Brackenford City Council</title>
<script type="text/javascript">var visited = true;</script>
<style type="text/css">.mgHiddenTitle { position: absolute; clip: rect(0 0 0 0) } ul.mgActionList { list-style: square }</style></head>
<body onload="start()"><a class="skip" href="#modgov">Skip to main content</a>
<div id="banner"><a href="/"><img src="/logo.png" alt="Home" /></a><nav><ul><li>Bins</li><li>Parking</li></ul></nav></div>
<div id="modgov"><div class="mgContent">${content}</div></div>
<div class="footer"><footer><p>Contact us | Cookies | Privacy</p></footer></div></body></html>`
}

const heading = (title: string, under: string): string =>
  `<h1 class="mgMainTitleTxt">${title}</h1><h2 class="mgSubTitleTxt">${under}</h2>`

const links = `<div class="mgLinks"><ul class="mgActionList">
<li><a href="mgMeetingAttendance.aspx?ID=4031">Attendance details</a></li>
<li><a href="documents/g4031/Agenda%20frontsheet.pdf">Agenda frontsheet <span class="mgFileSize">PDF 265 KB</span></a></li>
<li><a href="documents/g4031/Printed%20minutes.pdf">Printed minutes <span class="mgFileSize">PDF 312 KB</span></a></li>
</ul></div>`

const item = (number: string, title: string, inside: string): string =>
  `<tr><td class="mgItemNumberCell"><a name="AI${number}"></a><p class="mgAiTitleTxt" >${number}</p></td>
<td><p class="mgAiTitleTxt" >${title}</p>${inside}</td></tr>`

const part = (title: string, inside: string): string => `<p class="mgSubItemTitleTxt">${title}</p>${inside}`
const wordPara = (inside: string): string =>
  `<div class="mgWordPara"><div class="WordSection1">${inside}</div></div>`
const para = (text: string): string =>
  `<p class="MsoNormal"><span style='font-family:Arial'>${text}</span></p>`
const empty = para('&nbsp;')
const space = `<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span>`

const documents = (title: string): string =>
  part(
    title,
    `<ul class="mgBulletList"><li><a href="documents/s911/Annex.pdf">Annex A, the dues since 1998</a>, <span class="mgFileSize">item 28. <img src="pdf.gif" alt="pdf icon" /> PDF 1 MB</span></li></ul>`,
  )

const discussion = wordPara(
  [
    para('Pia Lund, Harbour Master, presented the report and said:'),
    empty,
    `<p class="MsoNormal" style='margin-left:36.0pt;text-indent:-18.0pt'>a)${space}the dues had not risen since 1998;</p>`,
    empty,
    `<p class="MsoNormal" style='margin-left:36.0pt;text-indent:-18.0pt'>b)${space}the moorings cost £41,200 a year &ndash; more than they bring in.</p>`,
    empty,
    para('<b>Resolved to:</b>'),
    para(`<b>(1)${space}note the report; and</b>`),
    para(`<b>(2)${space}raise the dues by 4 per cent from 1 April 2026.</b>`),
  ].join('\n'),
)

/** The page of a meeting, with minutes under its items. */
export const meetingPage = framed(
  'Agenda and minutes for Harbour and Leisure Committee on Thursday, 5th March, 2026, 2.00 pm',
  `${heading('Agenda and minutes', 'Harbour and Leisure Committee<br />Thursday, 5th March, 2026 2.00 pm')}
${links}
<p><span class="mgLabel">Venue:</span>&nbsp; Guildhall, Quay Street, Brackenford. <a href="map.aspx">View directions</a></p>
<p><span class="mgLabel">Contact:</span>&nbsp; Olu Adeyemi&nbsp; Email: <a href="mailto:olu@brackenford.example">olu@brackenford.example</a></p>
<div class="mgTable"><table class="mgItemTable" summary="Table of agenda items">
<caption class="mgHiddenTitle">Items</caption><thead><tr><th scope="col">No.</th><th scope="col">Item</th></tr></thead><tbody>
${item('26.', 'Apologies for absence', part('Minutes:', wordPara(para('Councillor Una Beck &ndash; unwell'))))}
${item('27.', 'Declarations of interest', part('Minutes:', wordPara(para('None'))))}
${item(
  '28.',
  '<a class="mgAiTitleLnk" href="documents/s910/Dues.pdf">Harbour dues <span class="mgFileSize">PDF 500 KB</span></a>',
  `${wordPara(para('Report of the Harbour Master'))}${wordPara(para('To consider what moorings cost.'))}${documents('Additional documents:')}${part('Minutes:', discussion)}`,
)}
${item(
  '29.',
  'Ferry timetable 2026/27',
  `${part('Decision:', wordPara(para('Resolved to agree the timetable.')))}${part('Minutes:', wordPara(`${para('1. The ferry runs from May.')}${para('2. It runs twice on Sundays.')}`))}`,
)}
${item('30.', 'Work programme', wordPara(para('To agree what the Committee will look at in June.')))}
</tbody></table></div>`,
)

/** The page of one of its items. */
export const itemPage = framed(
  'Agenda item - Harbour dues',
  `<h1 class="mgMainTitleTxt">Agenda item</h1><h2 class="mgSubTitleTxt">Harbour dues</h2>
${wordPara(para('Report of the Harbour Master'))}
${part('Minutes:', discussion)}
${documents('Supporting documents:')}`,
)

/** The page of an item that says of which meeting it is. */
export const itemPageOfMeeting = itemPage.replace(
  '<div class="mgWordPara">',
  '<ul class="mgNonBulletList_NoIndents"><li>Meeting of Harbour and Leisure Committee, Thursday, 5th March, 2026 2.00 pm (Item 28.)</li></ul><div class="mgWordPara">',
)

/** The page of a meeting that gives who was there in a table under its items. */
export const meetingPageWithAttendance = meetingPage.replace(
  '</table></div></div></div>',
  `</table></div><h2 class="mgSubTitleTxt">Attendance</h2><table class="mgStatsTable"><tr><th>Attendee</th><th>Role</th><th>Attendance</th></tr>
<tr><td>Councillor Ida Moss</td><td>Chair</td><td>Present</td></tr>
<tr><td>Councillor Tom Fell</td><td>Committee Member</td><td>Present</td></tr>
<tr><td>Councillor Una Beck</td><td>Committee Member</td><td>Apologies</td></tr></table></div></div>`,
)
