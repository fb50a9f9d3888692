import { useLocale, useMessages } from '@/components/messages'
import styles from './switch.module.css'

/** The same page in the other languages; public/theme.js lets the fragment go along. */
export function LanguageSwitch({ path }: { readonly path: string }) {
  const { locale, locales } = useLocale()
  const site = useMessages('site')
  return (
    <nav aria-label={site.language}>
      <ul className={styles.languages}>
        {locales.map((choice) => (
          <li key={choice.locale}>
            <a
              href={`/${choice.locale}${path}`}
              lang={choice.locale}
              hrefLang={choice.locale}
              aria-current={choice.locale === locale ? 'true' : undefined}
              data-other-language=""
            >
              {choice.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
