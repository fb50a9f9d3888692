import { useRouter } from 'next/router'
import { AskButton } from '@/components/ask'
import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import { GateMark } from './gate-mark'
import styles from './header.module.css'
import { LanguageSwitch } from './language-switch'
import { ThemeSwitch } from './theme-switch'
import { readingWays, toolWays } from './ways'

/** Name, the ways in, the ask button, language and theme; on a narrow screen all but the first two fold away. */
export function Header({ path }: { readonly path: string }) {
  const site = useMessages('site')
  const { asPath } = useRouter()
  const links = (
    <ul className={styles.links}>
      {[...readingWays, ...toolWays].map(({ to, short }) => (
        <li key={to}>
          <Link to={to} aria-current={path === to ? 'page' : path.startsWith(to) ? 'true' : undefined}>
            {site[short]}
          </Link>
        </li>
      ))}
    </ul>
  )
  return (
    <header className={`${styles.header} no-print`}>
      <div className={styles.bar}>
        <Link to="/" className={styles.brand}>
          <GateMark />
          <span>{site.name}</span>
        </Link>
        <nav aria-label={site.mainNavigation} className={styles.wide}>
          {links}
        </nav>
        <div className={styles.tail}>
          <AskButton />
          <div className={styles.wideSwitches}>
            <LanguageSwitch path={path} />
            <ThemeSwitch />
          </div>
          {/* The browser closes it by Escape and by a tap outside, without any script. */}
          <button type="button" className={`button ${styles.menu}`} popoverTarget="menu">
            {site.menu}
          </button>
          <div id="menu" popover="auto" className={styles.panel} key={asPath.split('#')[0]}>
            <nav aria-label={site.mainNavigation}>{links}</nav>
            <LanguageSwitch path={path} />
            <ThemeSwitch />
          </div>
        </div>
      </div>
    </header>
  )
}
