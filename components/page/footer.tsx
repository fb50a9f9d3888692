import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import styles from './footer.module.css'
import { readingWays, toolWays } from './ways'

const more = [
  { to: '/all/', name: 'all' },
  { to: '/ask/', name: 'ask' },
  { to: '/glossary/', name: 'glossary' },
  { to: '/changes/', name: 'changes' },
] as const

export function Footer() {
  const site = useMessages('site')
  return (
    <footer className={styles.footer}>
      <div className={styles.inner}>
        <p>{site.privacy}</p>
        <p>{site.footer}</p>
        <p>{site.source}</p>
        <nav aria-label={site.tools} className="no-print">
          <ul className={styles.links}>
            {[...readingWays, ...more, ...toolWays].map(({ to, name }) => (
              <li key={to}>
                <Link to={to}>{site[name]}</Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  )
}
