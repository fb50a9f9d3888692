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

export default function LanguageRoute({ parts }: Props) {
  return <RootPage title="Sekisho 関所" parts={parts} />
}

export const getStaticProps: GetStaticProps<Props> = async () => ({
  props: {
    parts: await Promise.all(
      locales().map(async (locale) => {
        const { site } = (await pageProps(locale)).locale.messages
        return {
          locale,
          name: localeNames[locale] ?? locale,
          title: site?.tagline ?? '',
          lead: site?.description ?? '',
        }
      }),
    ),
  },
})
