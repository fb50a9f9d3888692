import type { ReactNode } from 'react'
import { AskDialog } from '@/components/ask'
import { useMessages } from '@/components/messages'
import { kept, readsAtOnce } from '@/components/runtime'
import { Breadcrumb } from './breadcrumb'
import { Footer } from './footer'
import { type Crumb, Head, type HeadProps } from './head'
import { Header } from './header'
import styles from './page.module.css'
import { useArrival } from './use-arrival'
import { toolWays } from './ways'

interface Props extends Omit<HeadProps, 'crumbs'> {
  /** Pages above this one, from the section down; home and the page itself are added. */
  readonly above?: readonly Crumb[]
  /** Name in the breadcrumb; the title when absent. */
  readonly short?: string
  /** Text pages keep a reading measure; tools take the width there is. A bare page has its own bar in the breadcrumb's place. */
  readonly width?: 'text' | 'wide' | 'bare'
  /** Record of this browser that the page shows, if any: its scripts come at once where the record exists. */
  readonly shows?: string
  readonly children: ReactNode
}

/** The frame of every page: head, skip link, header, breadcrumb, main, footer. The page brings its own h1. */
export function Page({ above = [], short, width = 'text', shows, children, ...head }: Props) {
  const site = useMessages('site')
  useArrival(head.path)
  const home = { name: site.home, path: '/' }
  const crumbs = head.path === '/' ? [home] : [home, ...above, { name: short ?? head.title, path: head.path }]
  // A tool's scripts come right after the first paint; those of a text when something live is reached.
  const isTool = head.path === '/ask/' || toolWays.some(({ to }) => to === head.path)
  return (
    <>
      <Head {...head} crumbs={crumbs} />
      {/* public/theme.js focuses the content without touching the fragment. */}
      <a href="#main" data-skip="" className={styles.skip}>
        {site.skip}
      </a>
      <Header path={head.path} />
      <p className={`${styles.offline} no-print`}>{site.offline}</p>
      <main
        id="main"
        tabIndex={-1}
        {...(isTool ? { [readsAtOnce]: '' } : {})}
        {...(shows ? { [kept]: shows } : {})}
        className={styles[width]}
      >
        {crumbs.length > 1 && width !== 'bare' ? <Breadcrumb crumbs={crumbs} /> : null}
        {children}
      </main>
      <p className={`${styles.failed} no-print`} role="alert">
        {site.scriptsFailed}
      </p>
      <Footer />
      <AskDialog />
    </>
  )
}
