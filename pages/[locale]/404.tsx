import type { GetStaticPaths, GetStaticProps } from 'next'
import { localeOf, localePaths, type PageProps, pageProps } from '@/build'
import { AskBox } from '@/components/ask'
import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import { Page } from '@/components/page'

export default function NotFoundRoute() {
  const site = useMessages('site')
  return (
    <Page title={site.notFoundTitle} description={site.notFoundLead} path="/404/" noIndex>
      <h1>{site.notFoundTitle}</h1>
      <p>{site.notFoundLead}</p>
      <AskBox />
      <p className="tools">
        <Link to="/faq/">{site.faqTitle}</Link>
      </p>
    </Page>
  )
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<PageProps> = async ({ params }) => ({
  props: await pageProps(localeOf(params)),
})
