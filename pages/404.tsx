import type { GetStaticProps } from 'next'
import { RootPage } from '@/components/page'
import { localeNames, locales, pageProps } from '@/lib/content'

interface Props {
  readonly parts: readonly {
    readonly locale: string
    readonly name: string
    readonly title: string
    readonly lead: string
  }[]
}

export default function NotFoundRoute({ parts }: Props) {
  return <RootPage title="404 — Sekisho 関所" noIndex parts={parts} />
}

export const getStaticProps: GetStaticProps<Props> = async () => ({
  props: {
    parts: await Promise.all(
      locales().map(async (locale) => {
        const { site } = (await pageProps(locale)).locale.messages
        return {
          locale,
          name: localeNames[locale] ?? locale,
          title: site?.notFoundTitle ?? '',
          lead: site?.notFoundLead ?? '',
        }
      }),
    ),
  },
})
