// Fetched by reading.js after a page of text, where there is room: fills the place beside it with the pages of its kind, those of
// its own group open.
const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/around.css' })
const styled = new Promise((done) => style.addEventListener('load', done))
document.head.append(style)

const element = (name, parts, properties) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...parts)
  return made
}

/** A group of pages, open where this page is one of them. */
const groupOf = ({ name, pages }) => {
  const links = pages.map(([href, title]) => {
    const link = element('a', [title], { href })
    if (href === location.pathname) link.setAttribute('aria-current', 'page')
    return element('li', [link])
  })
  const open = pages.some(([href]) => href === location.pathname)
  return element('details', [element('summary', [name]), element('ul', links)], { open })
}

const listOf = (place) => place.querySelector(':scope > nav')

/** Whether a place holds the list for the page that is shown: React may have taken it out, or the next page may have come without a load. */
const isFilled = (place) => listOf(place)?.dataset.page === location.pathname

const lists = new Map()
const fill = async (place) => {
  const address = `/${document.documentElement.lang}/around.json`
  const come = lists.get(address) ?? fetch(address).then((answer) => answer.json())
  lists.set(address, come)
  const kinds = await come
  await styled
  if (isFilled(place)) return
  const { label, groups } = kinds[place.dataset.around ?? 'answers']
  const list = element('nav', groups.map(groupOf), { className: 'around' })
  list.setAttribute('aria-label', label)
  list.dataset.page = location.pathname
  listOf(place)?.remove()
  const goal = place.querySelector(':scope > aside')
  if (place.dataset.around && goal) goal.after(list)
  else place.prepend(list)
  const current = list.querySelector('[aria-current]')
  // In a low window the list scrolls by itself.
  if (current && current.offsetTop > list.clientHeight / 2) list.scrollTop = current.offsetTop - list.clientHeight / 2
}

const look = () => {
  const place = document.querySelector('[data-around=""] > div, [data-around="lessons"]')
  // Without a network there is no list: the way to all pages is in the breadcrumb.
  if (place && !isFilled(place)) fill(place).catch(() => {})
}
new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
look()
