import type { Messages } from '../content/ja/messages'

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/**
 * The OpenSearch 1.1 description with which a browser adds the ask page of a locale to its search engines.
 * The question arrives in the fragment, which no browser sends to a server.
 */
export function openSearchDescription(locale: string, site: Messages['site'], origin: string) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeXml(site.name)}</ShortName>
  <LongName>${escapeXml(`${site.name}: ${site.ask}`)}</LongName>
  <Description>${escapeXml(site.description)}</Description>
  <Language>${locale}</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
  <Image height="16" width="16" type="image/svg+xml">${origin}/icon.svg</Image>
  <Url type="text/html" method="get" template="${origin}/${locale}/ask/#q={searchTerms}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${origin}/opensearch/${locale}.xml"/>
</OpenSearchDescription>
`
}
