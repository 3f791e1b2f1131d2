/** What programs put on the clipboard for one small list, each in its own shape. The words are invented. */
export interface CopiedList {
  readonly from: string
  readonly html: string
  readonly text: string
  /** The lines it stands for: "- " a point, "-- " a sub-point, "--- " below it. */
  readonly lines: readonly string[]
}

/** The list that most of them hold. */
const lines = [
  'The wardens reported:',
  '- The river gauge had been read daily.',
  '- Three crossings were closed:',
  '-- Mill Lane',
  '-- the ford & the weir',
  '--- until the spring',
  'In discussion:',
  '- Sandbags were “nearly out” – more were ordered.',
]

const wordLine = (level: number, label: string, words: string): string =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:${36 * level}.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'>` +
  `<![if !supportLists]><span style='mso-fareast-font-family:Arial;mso-bidi-font-family:Arial'><span style='mso-list:Ignore'>${label}` +
  `<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>\r\n`

const word: CopiedList = {
  from: 'Word',
  html:
    `Version:1.0\r\nStartHTML:0000000191\r\n<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w="urn:schemas-microsoft-com:office:word">\r\n` +
    `<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->` +
    `<style><!-- @list l0:level1 {mso-level-number-format:alpha-lower;mso-level-text:"%1\\)";} --></style></head><body lang=EN-GB>\r\n<!--StartFragment-->` +
    `<p class=MsoNormal>The wardens\r\nreported:<o:p></o:p></p>\r\n` +
    wordLine(1, 'a)', 'The river gauge had been read daily.') +
    wordLine(1, 'b)', 'Three crossings were closed:') +
    wordLine(2, 'i.', 'Mill Lane') +
    wordLine(2, 'ii.', 'the ford &amp; the weir') +
    wordLine(3, '(1)', 'until the spring') +
    `<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>In discussion:<o:p></o:p></p>` +
    wordLine(1, 'c)', 'Sandbags were &#8220;nearly out&#8221; &#8211; more were ordered.') +
    `<!--EndFragment--></body></html>`,
  text: 'The wardens reported:\r\na)\tThe river gauge had been read daily.\r\n',
  lines,
}

const webItem = (level: number, words: string): string =>
  `<div class="ListContainerWrapper SCXW1 BCX0"><ol class="NumberListStyle1 SCXW1 BCX0" role="list" start="1" style="list-style-type: lower-alpha;">` +
  `<li aria-setsize="-1" data-leveltext="%1)" data-font="Arial" data-listid="2" data-list-defn-props="{&quot;335552541&quot;:0,&quot;469777803&quot;:&quot;left&quot;}" data-aria-posinset="1" data-aria-level="${level}" role="listitem" class="OutlineElement Ltr SCXW1 BCX0">` +
  `<p class="Paragraph SCXW1 BCX0" xml:lang="EN-GB" lang="EN-GB"><span class="TextRun SCXW1 BCX0" data-contrast="auto"><span class="NormalTextRun SCXW1 BCX0">${words}</span></span><span class="EOP SCXW1 BCX0" data-ccp-props="{&quot;201341983&quot;:0}">&nbsp;</span></p></li></ol></div>`

const webProse = (words: string): string =>
  `<div class="OutlineElement Ltr SCXW1 BCX0"><p class="Paragraph SCXW1 BCX0"><span class="TextRun SCXW1 BCX0"><span class="NormalTextRun SCXW1 BCX0">${words}</span></span><span class="EOP SCXW1 BCX0">&nbsp;</span></p></div>`

const wordOnTheWeb: CopiedList = {
  from: 'Word on the web',
  html:
    '<meta charset="utf-8">' +
    webProse('The wardens reported:') +
    webItem(1, 'The river gauge had been read daily.') +
    webItem(1, 'Three crossings were closed:') +
    webItem(2, 'Mill Lane') +
    webItem(2, 'the ford &amp; the weir') +
    webItem(3, 'until the spring') +
    webProse('In discussion:') +
    webItem(1, 'Sandbags were “nearly out” – more were ordered.'),
  text: '',
  lines,
}

const outlook: CopiedList = {
  from: 'Outlook',
  html:
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=EN-GB link="#0563C1"><!--StartFragment-->` +
    `<p class=MsoNormal><span style='mso-fareast-language:EN-US'>The wardens reported:<o:p></o:p></span></p>` +
    `<ol style='margin-top:0cm' start=1 type=a><li class=MsoListParagraph style='margin-left:0cm;mso-list:l1 level1 lfo3'><span style='mso-fareast-language:EN-US'>The river gauge had been read daily.<o:p></o:p></span></li>` +
    `<li class=MsoListParagraph style='margin-left:0cm;mso-list:l1 level1 lfo3'>Three crossings were closed:<o:p></o:p></li>` +
    `<ol style='margin-top:0cm' start=1 type=i><li class=MsoListParagraph style='mso-list:l1 level2 lfo3'>Mill Lane<o:p></o:p></li>` +
    `<li class=MsoListParagraph style='mso-list:l1 level2 lfo3'>the ford &amp; the weir<o:p></o:p></li>` +
    `<ol start=1 type=1><li class=MsoListParagraph style='mso-list:l1 level3 lfo3'>until the spring<o:p></o:p></li></ol></ol></ol>` +
    `<p class=MsoNormal>In discussion:<o:p></o:p></p>` +
    `<ol start=3 type=a><li class=MsoListParagraph style='mso-list:l1 level1 lfo3'>Sandbags were &#147;nearly out&#148; &#150; more were ordered.<o:p></o:p></li></ol><!--EndFragment--></body></html>`,
  text: '',
  lines,
}

const docsItem = (level: number, words: string): string =>
  `<li dir="ltr" style="list-style-type:lower-alpha;font-size:11pt;font-weight:400" aria-level="${level}"><p dir="ltr" style="line-height:1.38" role="presentation"><span style="font-weight:400;font-style:normal;white-space:pre-wrap;">${words}</span></p></li>`

const googleDocs: CopiedList = {
  from: 'Google Docs',
  html:
    `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-0a1b2c3d-7fff"><p dir="ltr" style="line-height:1.38"><span style="font-weight:400">The wardens reported:</span></p>` +
    `<ol style="margin-top:0;padding-inline-start:48px;">${docsItem(1, 'The river gauge had been read daily.')}${docsItem(1, 'Three crossings were closed:')}` +
    `<ol style="padding-inline-start:48px;">${docsItem(2, 'Mill Lane')}${docsItem(2, 'the ford &amp; the weir')}<ol>${docsItem(3, 'until the spring')}</ol></ol></ol>` +
    `<p dir="ltr"><span style="font-weight:400">In discussion:</span></p><ol start="3">${docsItem(1, 'Sandbags were “nearly out” – more were ordered.')}</ol></b><br class="Apple-interchange-newline">`,
  text: '',
  lines,
}

const libreOffice: CopiedList = {
  from: 'LibreOffice',
  html:
    `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 24.2 (Linux)"/>` +
    `<style type="text/css">@page { size: 21cm 29.7cm } p { line-height: 115% }</style></head><body lang="en-GB" dir="ltr"><p style="line-height: 100%">The wardens\nreported:</p>` +
    `<ol type="a"><li><p style="line-height: 100%">The river gauge had been read daily.</p></li>\n<li><p>Three crossings were closed:</p>\n` +
    `<ol type="i"><li><p>Mill Lane</p></li><li><p>the ford &amp; the weir</p><ol><li><p>until the spring</p></li></ol></li></ol></li></ol>` +
    `<p style="line-height: 100%"><br/>\n</p><p>In discussion:</p><ol type="a" start="3"><li><p>Sandbags were &ldquo;nearly out&rdquo; &ndash; more were ordered.</p></li></ol></body></html>`,
  text: '',
  lines,
}

const pdfReader: CopiedList = {
  from: 'a reader of PDFs',
  html: '',
  text:
    'The wardens reported:\r\na) The river gauge had been read daily.\r\nb) Three crossings were closed:\r\n' +
    'i. Mill Lane\r\nii. the ford & the weir\r\n(1) until the spring\r\nIn discussion:\r\n' +
    'c) Sandbags were “nearly out” –\r\nmore were ordered.\r\n\f',
  lines,
}

/** Changes that were tracked, a comment, a footnote and a picture, as Word copies them. */
const reviewed: CopiedList = {
  from: 'Word, with changes tracked',
  html:
    `<html><body><!--StartFragment-->` +
    wordLine(
      1,
      'a)',
      `The gauge had been read <del cite="mailto:A%20Reader" datetime="2026-02-03T10:00"><span>weekly</span></del><ins cite="mailto:A%20Reader" datetime="2026-02-03T10:00">daily</ins>` +
        `<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a>.`,
    ) +
    wordLine(1, 'b)', '<del cite="mailto:A%20Reader">A line taken out.</del>') +
    wordLine(
      2,
      'i.',
      `<a style='mso-comment-reference:AR_1;mso-comment-date:20260203T1000'>Mill Lane</a><span class=MsoCommentReference><![if !supportAnnotations]><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[AR1]</a><![endif]></span> ` +
        `<!--[if gte vml 1]><v:shape id="Picture_1"><v:imagedata src="file:///C:/clip_image001.png" o:title="map"/></v:shape><![endif]--><![if !vml]><img width=200 height=100 src="file:///C:/clip_image002.jpg" alt="A map"><![endif]>`,
    ) +
    `<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>A footnote.</p></div></div>` +
    `<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Is this right?</p></div></div><!--EndFragment--></body></html>`,
  text: '',
  lines: ['- The gauge had been read daily.', '-- Mill Lane'],
}

/** A table of figures, a list in a table that only holds a page together, and a list that was laid out as a table. */
const tables: CopiedList = {
  from: 'Word, with tables',
  html:
    `<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>Crossing<o:p></o:p></p></td><td><p class=MsoNormal>Closed</p></td></tr>` +
    `<tr><td><p>Mill Lane</p></td><td><p>4 days</p></td></tr></table>` +
    `<table role=presentation><tr><td><p>They said:</p><ol><li>One</li><li>Two</li></ol></td><td></td></tr></table>` +
    `<table><tr><td>c)</td><td>Three</td></tr><tr><td>d)</td><td>Four</td></tr></table>`,
  text: '',
  lines: ['Crossing – Closed', 'Mill Lane – 4 days', 'They said:', '- One', '- Two', '- Three', '- Four'],
}

/** A mail in plain writing: line breaks, typed marks, and bullets that lost their list on the way. */
const plainMail: CopiedList = {
  from: 'a mail with typed marks',
  html:
    `<div class="elementToProof">The wardens reported:<br>a) the gauge<br>b) the ford<br><br>A long line that the<br>program broke.</div>` +
    `<p><!--[if !supportLists]--><span style="font-family:Symbol">·<span>&nbsp;&nbsp;&nbsp; </span></span><!--[endif]-->sandbags</p><p>·&nbsp; pumps</p>`,
  text: '',
  lines: [
    'The wardens reported:',
    '- the gauge',
    '- the ford',
    'A long line that the program broke.',
    '- sandbags',
    '- pumps',
  ],
}

const wrappedPdf: CopiedList = {
  from: 'a reader of PDFs, with the line ends of the page',
  html: '',
  text:
    'The wardens gave an account of the winter, and in answer to questions\nfrom members said:\n' +
    'a) that the river gauge had been read daily and that its readings were\nsent to Councillor Ann Lee each evening. The new gauge would report by\nitself;\n' +
    'b) that self-\nclosing gates were on order.\nIn discussion:\nc) nothing more was asked.\n',
  lines: [
    'The wardens gave an account of the winter, and in answer to questions from members said:',
    '- that the river gauge had been read daily and that its readings were sent to Councillor Ann Lee each evening. The new gauge would report by itself;',
    '- that self-closing gates were on order.',
    'In discussion:',
    '- nothing more was asked.',
  ],
}

export const clipboards: readonly CopiedList[] = [
  ...[word, wordOnTheWeb, outlook, googleDocs, libreOffice, pdfReader],
  ...[reviewed, tables, plainMail, wrappedPdf],
]
