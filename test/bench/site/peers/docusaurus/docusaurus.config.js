export default {
  title: 'FAQ',
  onBrokenLinks: 'ignore',
  markdown: { hooks: { onBrokenMarkdownLinks: 'ignore' } },
  url: 'https://faq.example',
  baseUrl: '/',
  i18n: { defaultLocale: 'ja', locales: ['ja'] },
  presets: [['classic', { docs: { routeBasePath: '/', sidebarPath: './sidebars.js' }, blog: false }]],
  themes: [
    [
      '@easyops-cn/docusaurus-search-local',
      { hashed: true, language: ['ja'], docsRouteBasePath: '/', indexBlog: false },
    ],
  ],
  themeConfig: { navbar: { title: 'FAQ', items: [{ to: '/faq/', label: 'FAQ' }] } },
}
