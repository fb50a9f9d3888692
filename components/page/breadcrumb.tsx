import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import styles from './breadcrumb.module.css'
import type { Crumb } from './head'

/** Where the page stands; the last entry is the page itself. */
export function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const site = useMessages('site')
  return (
    <nav aria-label={site.breadcrumb} className={styles.breadcrumb}>
      <ol>
        {crumbs.map((crumb, index) => (
          <li key={crumb.path}>
            {index === crumbs.length - 1 ? (
              <span aria-current="page">{crumb.name}</span>
            ) : (
              <Link to={crumb.path}>{crumb.name}</Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
