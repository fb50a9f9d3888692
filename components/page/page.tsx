import type { MouseEvent, ReactNode } from 'react'
import { AskDialog } from '@/components/ask'
import { useMessages } from '@/components/messages'
import { Breadcrumb } from './breadcrumb'
import { Footer } from './footer'
import { type Crumb, Head, type HeadProps } from './head'
import { Header } from './header'
import styles from './page.module.css'

interface Props extends Omit<HeadProps, 'crumbs'> {
  /** Pages above this one, from the section down; home and the page itself are added. */
  readonly above?: readonly Crumb[]
  /** Name in the breadcrumb; the title when absent. */
  readonly short?: string
  /** Text pages keep a reading measure; tools take the width there is. */
  readonly width?: 'text' | 'wide'
  readonly children: ReactNode
}

/** The fragment holds the state of a tool: the way to the content leaves it alone. */
function skip(event: MouseEvent<HTMLAnchorElement>) {
  const main = document.getElementById('main')
  if (!main) return
  event.preventDefault()
  main.focus()
  main.scrollIntoView()
}

/** The frame of every page: head, skip link, header, breadcrumb, main, footer. The page brings its own h1. */
export function Page({ above = [], short, width = 'text', children, ...head }: Props) {
  const site = useMessages('site')
  const home = { name: site.home, path: '/' }
  const crumbs = head.path === '/' ? [home] : [home, ...above, { name: short ?? head.title, path: head.path }]
  return (
    <>
      <Head {...head} crumbs={crumbs} />
      {/* biome-ignore lint/a11y/useValidAnchor: without a script it is a plain link */}
      <a href="#main" className={styles.skip} onClick={skip}>
        {site.skip}
      </a>
      <Header path={head.path} />
      <main id="main" tabIndex={-1} className={width === 'wide' ? styles.wide : styles.text}>
        {crumbs.length > 1 ? <Breadcrumb crumbs={crumbs} /> : null}
        {children}
      </main>
      <Footer />
      <AskDialog />
    </>
  )
}
