import Document, { Head, Html, Main, NextScript } from 'next/document'

export default class SiteDocument extends Document {
  override render() {
    const { locale } = this.props.__NEXT_DATA__.query
    return (
      <Html lang={typeof locale === 'string' ? locale : 'ja'}>
        <Head>
          {/* Before the first paint: no flash of the other theme. */}
          <script src="/theme.js" />
          <script src="/reading.js" />
          <script src="/screens.js" />
          <link rel="icon" href="/icon.svg" type="image/svg+xml" />
          <link rel="apple-touch-icon" href="/icon-180.png" />
          <link rel="manifest" href="/site.webmanifest" />
          <meta name="theme-color" content="#faf8f2" media="(prefers-color-scheme: light)" />
          <meta name="theme-color" content="#131417" media="(prefers-color-scheme: dark)" />
        </Head>
        <body>
          <Main />
          <NextScript />
        </body>
      </Html>
    )
  }
}
