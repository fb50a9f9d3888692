import { readFileSync } from 'node:fs'

const pages = JSON.parse(readFileSync(new URL('../pages.json', import.meta.url), 'utf8'))

export default {
  lang: 'ja',
  title: 'FAQ',
  cleanUrls: true,
  ignoreDeadLinks: true,
  themeConfig: {
    search: { provider: 'local' },
    nav: [{ text: 'FAQ', link: '/faq/' }],
    sidebar: pages.map(({ title, path }) => ({ text: title, link: path })),
  },
}
