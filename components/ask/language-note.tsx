import { useLocale, useMessages } from '@/components/messages'
import styles from './card.module.css'
import { questionPart } from './question-link'
import type { SiteAsker, SiteReply } from './site'

interface Props {
  readonly asker: SiteAsker
  readonly reply: SiteReply
}

/**
 * For a question in another language than the page's: the way to the answer in that language, or where that language has
 * no pages yet, that the answer is English.
 */
export function LanguageNote({ asker, reply: { language, context } }: Props) {
  const text = useMessages('ask')
  const { locales } = useLocale()
  if (locales.every(({ locale }) => locale !== asker.locale)) {
    return (
      <p className={styles.note} lang="zh">
        {text.chineseNote}
      </p>
    )
  }
  if (language === null) return null
  const words: Readonly<Record<string, string>> = { ja: text.readInJa, en: text.readInEn, zh: text.readInZh }
  return (
    <p className={styles.note}>
      <a href={`/${language}/ask/#${questionPart(context.question)}`} hrefLang={language} lang={language}>
        {words[language] ?? locales.find(({ locale }) => locale === language)?.name}
      </a>
    </p>
  )
}
