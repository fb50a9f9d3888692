import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import styles from './footer.module.css'

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
            <li>
              <Link to="/faq/">{site.faq}</Link>
            </li>
            <li>
              <Link to="/all/">{site.all}</Link>
            </li>
            <li>
              <Link to="/learn/">{site.learn}</Link>
            </li>
            <li>
              <Link to="/ask/">{site.ask}</Link>
            </li>
            <li>
              <Link to="/tools/cidr/">{site.cidr}</Link>
            </li>
            <li>
              <Link to="/tools/rules/">{site.rules}</Link>
            </li>
            <li>
              <Link to="/tools/reachability/">{site.reachability}</Link>
            </li>
            <li>
              <Link to="/tools/policy/">{site.policy}</Link>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  )
}
