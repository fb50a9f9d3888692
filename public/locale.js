// On `/` only, before the first paint: the language that the browser asks for, else the page with plain links.
{
  const offered = (document.currentScript?.dataset.locales ?? '').split(',')
  const wanted = (navigator.languages ?? []).map((tag) => tag.toLowerCase().split('-')[0])
  const locale = wanted.find((tag) => offered.includes(tag))
  if (locale) location.replace(`/${locale}/`)
}
