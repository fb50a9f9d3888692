import type { GetStaticProps } from 'next'
import { type LanguagePart, languageParts } from '@/build'
import { RootPage } from '@/components/page'

interface Props {
  readonly parts: readonly LanguagePart[]
}

export default function LanguageRoute({ parts }: Props) {
  return <RootPage title="Sekisho 関所" parts={parts} />
}

export const getStaticProps: GetStaticProps<Props> = async () => ({
  props: { parts: await languageParts(({ site }) => [site.tagline, site.description]) },
})
