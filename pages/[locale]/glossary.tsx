import type { GetStaticPaths, GetStaticProps } from 'next'
import { glossaryOf, localeOf, localePaths, pageProps } from '@/build'
import { GlossaryPage, type GlossaryView } from '@/components/glossary'

export default function GlossaryRoute(view: GlossaryView) {
  return <GlossaryPage sections={view.sections} />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<GlossaryView> = async ({ params }) => {
  const locale = localeOf(params)
  return { props: { ...(await pageProps(locale, ['glossaryPage', 'guide'])), sections: glossaryOf(locale) } }
}
