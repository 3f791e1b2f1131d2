import type { PaperDocument } from '../../shared/document/model.ts'

/** The XMP metadata of a paper, undated; `claimed` says that it is PDF/UA-1. */
export function xmp(
  paper: Pick<PaperDocument, 'title' | 'author' | 'language'>,
  hash: string,
  claimed: boolean,
): string {
  const title = escapeXml(paper.title)
  const author = escapeXml(paper.author)
  const claim = claimed ? '\n<pdfuaid:part>1</pdfuaid:part>' : ''
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${paper.language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Minutebook</xmp:CreatorTool>
<pdf:Producer>Typst</pdf:Producer>
<xmpMM:DocumentID>${hash}</xmpMM:DocumentID>
<xmpMM:InstanceID>${hash}</xmpMM:InstanceID>${claim}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
