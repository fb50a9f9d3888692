import { useLocale } from '@/components/messages'
import type { Verdict } from '@/lib/rules'
import styles from './sign.module.css'

const cross = 'M2.5 2.5l8 8m0-8l-8 8'
const circle = 'M6.5 1.6a4.9 4.9 0 1 1 0 9.8a4.9 4.9 0 1 1 0-9.8z'
const check = 'M1.8 7l3.2 3.4 6.2-7.6'
const question = 'M3.6 4.1a2.9 2.9 0 1 1 4.6 2.5c-1.2.8-1.7 1.2-1.7 2.3M6.5 11.3v.2'

/** Whether a circle says yes to the reader, as it does in Japanese and Chinese. */
function useCircle(): boolean {
  const { locale } = useLocale()
  return locale === 'ja' || locale === 'zh'
}

/** The sign for yes where it stands in a text, such as an option or a file. */
export function useYes(): '○' | '✓' {
  return useCircle() ? '○' : '✓'
}

/** ○ in Japanese and Chinese, where it says yes; a tick elsewhere. Always beside its word, which says the same. */
export function Sign({ of }: { readonly of: Verdict }) {
  const yes = useCircle() ? circle : check
  const path = { accept: yes, drop: cross, depends: question }[of]
  return (
    <svg className={`${styles.sign} ${of}`} viewBox="0 0 13 13" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
