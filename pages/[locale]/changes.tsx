import type { GetStaticPaths, GetStaticProps } from 'next'
import { changesView, localeOf, localePaths, newestCheck, pageProps, readAnswers } from '@/build'
import { ChangesPage, type ChangesView } from '@/components/changes'

interface Props {
  readonly view: ChangesView
}

export default function ChangesRoute({ view }: Props) {
  return <ChangesPage {...view} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<Props> = async ({ params }) => {
  const locale = localeOf(params)
  const checked = newestCheck(readAnswers(locale).map((answer) => answer.checked))
  return { props: { ...(await pageProps(locale, ['changesPage'])), view: await changesView(locale, checked) } }
}
