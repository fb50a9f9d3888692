import type { GetStaticProps } from 'next'
import { RootPage } from '@/components/page'
import { type LanguagePart, languageParts } from '@/lib/content'

interface Props {
  readonly parts: readonly LanguagePart[]
}

export default function NotFoundRoute({ parts }: Props) {
  return <RootPage title="404 — Sekisho 関所" noIndex parts={parts} />
}

export const getStaticProps: GetStaticProps<Props> = async () => ({
  props: { parts: await languageParts('notFoundTitle', 'notFoundLead') },
})
