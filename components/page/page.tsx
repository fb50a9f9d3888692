import type { ReactNode } from 'react'
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

/** The frame of every page: head, skip link, header, breadcrumb, main, footer. The page brings its own h1. */
export function Page({ above = [], short, width = 'text', children, ...head }: Props) {
  const site = useMessages('site')
  const home = { name: site.home, path: '/' }
  const crumbs = head.path === '/' ? [home] : [home, ...above, { name: short ?? head.title, path: head.path }]
  return (
    <>
      <Head {...head} crumbs={crumbs} />
      {/* public/theme.js focuses the content without touching the fragment. */}
      <a href="#main" data-skip="" className={styles.skip}>
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
