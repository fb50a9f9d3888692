import type { GetStaticProps } from 'next'
import { type LanguagePart, languageParts } from '@/build'
import { RootPage } from '@/components/page'

interface Props {
  readonly parts: readonly LanguagePart[]
}

/** What the service worker shows where neither the network nor this browser has a page. */
export default function OfflineRoute({ parts }: Props) {
  return <RootPage title="Sekisho 関所" noIndex isKept parts={parts} />
}

export const getStaticProps: GetStaticProps<Props> = async () => ({
  props: { parts: await languageParts(({ notKept }) => [notKept.title, notKept.lead]) },
})
