// On the pages above the languages, before the first paint: the language of the address, or else the first of the browser's that the
// site has. `/` leads there; what stands in the place of a page (`data-absent`) is told in it alone. Where it is none, all are shown.
{
  const { locales = '', absent } = document.currentScript?.dataset ?? {}
  const offered = locales.split(',')
  const wanted = (navigator.languages ?? []).map((tag) => tag.toLowerCase().split('-')[0])
  const locale = [location.pathname.split('/')[1], ...wanted].find((tag) => offered.includes(tag))
  if (locale && absent === undefined) location.replace(`/${locale}/`)
  if (locale && absent !== undefined) {
    document.documentElement.lang = locale
    const only = new CSSStyleSheet()
    only.replaceSync(`main > section:not(:lang(${locale})) { display: none }`)
    document.adoptedStyleSheets = [only]
  }
}
