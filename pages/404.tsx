import type { GetStaticProps } from 'next'
import { type LanguagePart, languageParts } from '@/build'
import { RootPage } from '@/components/page'

interface Props {
  readonly parts: readonly LanguagePart[]
}

export default function NotFoundRoute({ parts }: Props) {
  return <RootPage title="404 — Sekisho 関所" noIndex isAbsent parts={parts} />
}

export const getStaticProps: GetStaticProps<Props> = async () => ({
  props: { parts: await languageParts(({ absent }) => [absent.title, absent.lead]) },
})
