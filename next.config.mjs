import { fileURLToPath } from 'node:url'
import createMDX from '@next/mdx'
import { buildId } from './build/build-id.mjs'

const root = fileURLToPath(new URL('.', import.meta.url))
const headingIds = fileURLToPath(new URL('./build/heading-ids.mjs', import.meta.url))
const wholeNumbers = fileURLToPath(new URL('./build/whole-numbers.mjs', import.meta.url))
const lessonScreens = fileURLToPath(new URL('./build/lesson-screens.mjs', import.meta.url))

// Plugins are named by strings because Turbopack passes loader options as plain data.
const withMDX = createMDX({
  options: {
    remarkPlugins: ['remark-frontmatter', 'remark-gfm', headingIds, wholeNumbers, lessonScreens],
    // GFM's aligned columns would become style attributes, which the Content-Security-Policy refuses.
    tableCellAlignToStyle: false,
  },
})

export default withMDX({
  output: 'export',
  trailingSlash: true,
  reactStrictMode: true,
  generateBuildId: () => buildId(root),
  images: { unoptimized: true },
  // A page gets the style sheets that its parts name, and no others: build/light puts them into the page.
  // The router's filter is for a site with an `app` folder beside its pages.
  experimental: { cssChunking: { type: 'graph', requestCost: 1000 }, clientRouterFilter: false },
  turbopack: {
    resolveAlias: {
      react: { browser: 'preact/compat' },
      'react-dom': { browser: 'preact/compat' },
      'react-dom/client': { browser: 'preact/compat/client' },
      'react/jsx-runtime': { browser: 'preact/jsx-runtime' },
      'react/jsx-dev-runtime': { browser: 'preact/jsx-dev-runtime' },
      // For rewrites and middleware, which an exported site has none of.
      'next/dist/compiled/path-to-regexp': { browser: './build/no-path-patterns.mjs' },
      // As Next's modules name them: two lists of all names of its build and server, and polyfills that no stated browser needs.
      '../shared/lib/constants': { browser: './build/router-names.mjs' },
      '../../../lib/constants': { browser: './build/router-names.mjs' },
      '../../../../lib/constants': { browser: './build/router-names.mjs' },
      '../build/polyfills/polyfill-module': { browser: './build/no-polyfills.mjs' },
    },
  },
})
