/** Where the site is served, without a slash at the end: the one setting that canonical links and the sitemap use. */
export const origin = process.env.SITE_ORIGIN ?? 'https://sekisho.example'

/**
 * Where readers report a mistake: an address to which the path of the page is appended, such as
 * `https://git.example/issues/new?title=`. Without it, as by default, nothing is offered.
 */
export const reports: string | null = process.env.SITE_REPORTS ?? null
