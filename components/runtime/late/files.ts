/** Fetches files of the page, and tells the router and the bundler's runtime what they are to make of them. */
import { soon } from './moves'

/** Whether this is for pages with parts that live alone: the script of others leaves out what concerns them (build/light). */
declare const ISLANDS: boolean
/** Whether this is for tools, whose scripts run while their reader waits for nothing else (build/light). */
declare const TOOLS: boolean

/** Where the bundler's runtime finds what it is told of the page. */
export const bundler: { TURBOPACK?: unknown } = Object(globalThis)

function arrive(element: HTMLLinkElement | HTMLScriptElement): Promise<void> {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', () => resolve())
    element.addEventListener('error', reject)
    document.head.append(element)
  })
}

export async function addStyle(href: string): Promise<void> {
  if (ISLANDS && document.querySelector(`link[href="${href}"]`)) return
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = href
  await arrive(link)
}

/** Into the browser's cache. Not by a preload: a browser remembers one that failed, and another try would fail by it. */
export async function fetchAhead(src: string): Promise<string> {
  const response = await fetch(src)
  if (!response.ok) throw new Error(src)
  return response.text()
}

/** Tells the router what the page was made of: it reads this when it starts. */
export function tellProps(props: string) {
  const told = document.getElementById('__NEXT_DATA__')
  const start = `{"props":`
  if (told && !told.textContent.startsWith(start))
    told.textContent = `${start}${props.replaceAll('<', '\\u003c')},${told.textContent.slice(1)}`
}

export function addScript(src: string): Promise<void> {
  const script = document.createElement('script')
  script.src = src
  // In the order of the list, though all are fetched at once.
  script.async = false
  return arrive(script)
}

/** Where the router takes the parts of pages from: each with its path and a function that reads it. */
type Part = readonly [path: string, read: () => unknown]

/** Has the page's own part read in one task and drawn in the next. */
function readBeforeDrawn() {
  const parts: { push: (part: Part) => unknown } = Object(globalThis).__NEXT_P ?? []
  const { push } = parts
  parts.push = (part) => {
    part[1]()
    setTimeout(() => push.call(parts, part))
  }
}

/** Has the bundler's runtime, which has come, start the page's own part in a task of its own: none of them keeps a reader long. */
export async function tellInTurn(entries: readonly unknown[]) {
  for (const entry of entries) {
    await soon()
    if (TOOLS) readBeforeDrawn()
    Object(bundler.TURBOPACK).push(entry)
  }
}
