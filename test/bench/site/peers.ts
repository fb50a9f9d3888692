import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import matter from 'gray-matter'
import { root } from '../../../scripts/root.mjs'

/** A site generator with the answers of one language, built apart from this project. */
export interface Peer {
  readonly name: string
  /** Where its pages lie below its folder. */
  readonly pages: string
  /** Where it writes the site. */
  readonly out: string
  /** How the addresses of its pages end. */
  readonly ending: '/' | '.html'
}

export const peers: readonly Peer[] = [
  { name: 'starlight', pages: 'src/content/docs/faq', out: 'dist', ending: '/' },
  { name: 'vitepress', pages: 'faq', out: '.vitepress/dist', ending: '.html' },
  { name: 'nextra', pages: 'content/faq', out: 'out', ending: '/' },
  { name: 'docusaurus', pages: 'docs/faq', out: 'build', ending: '/' },
]

interface Text {
  readonly slug: string
  readonly title: string
  readonly body: string
}

/** The Japanese answers as plain Markdown: the words are the same, our live parts fall away. */
function texts(): Text[] {
  const folder = join(root, 'content', 'ja', 'faq')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => {
      const { data, content } = matter(readFileSync(join(folder, name), 'utf8'))
      const body = content.replace(/<\/?[A-Z][^<>]*>/g, '').replace(/\{\/\*[^{}]*\*\/\}/g, '')
      // Braces are code to some of the peers; in ours they name a figure.
      const plain = (text: string) => text.replace(/[{}]/g, '')
      const title = plain(String(data.title))
      return { slug: name.slice(0, -'.mdx'.length), title, body: plain(`${data.answer}\n\n${body}`) }
    })
}

function run(command: string, args: readonly string[], cwd: string, node: string): void {
  const env = {
    ...process.env,
    PATH: `${node}:${process.env.PATH ?? ''}`,
    ASTRO_TELEMETRY_DISABLED: '1',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const result = spawnSync(command, args, { cwd, env, encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')} in ${cwd}:\n${result.stdout}${result.stderr}`)
}

/** The tools of the measurement, of their own Node.js: Lighthouse and Astro want a newer one than this project. */
export function installTools(work: string): { readonly node: string; readonly lighthouse: string } {
  const folder = join(work, 'tools')
  mkdirSync(folder, { recursive: true })
  const dependencies = { [`node-${process.platform}-${process.arch}`]: '22.23.3', lighthouse: '13.5.0' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }))
  const node = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin')
  if (!existsSync(join(folder, 'node_modules', 'lighthouse'))) run('npm', ['install', '--no-audit'], folder, node)
  return { node, lighthouse: join(folder, 'node_modules', 'lighthouse', 'cli', 'index.js') }
}

/** Builds a peer below `work` and returns the folder of its site; what was built before is taken as it is. */
export function buildPeer({ name, pages, out }: Peer, work: string, node: string): string {
  const folder = join(work, name)
  const site = join(folder, out)
  if (existsSync(site)) return site
  cpSync(join(root, 'test', 'bench', 'site', 'peers', name), folder, { recursive: true })
  mkdirSync(join(folder, pages), { recursive: true })
  const all = texts()
  // Starlight writes the title itself.
  const heading = (title: string) => (name === 'starlight' ? '' : `# ${title}\n\n`)
  const write = (slug: string, title: string, body: string) =>
    writeFileSync(
      join(folder, pages, `${slug}.md`),
      `---\ntitle: ${JSON.stringify(title)}\n---\n\n${heading(title)}${body}\n`,
    )
  for (const { slug, title, body } of all) write(slug, title, body)
  write('index', 'FAQ', all.map(({ slug, title }) => `- [${title}](/faq/${slug}/)`).join('\n'))
  writeFileSync(
    join(folder, 'pages.json'),
    JSON.stringify(all.map(({ slug, title }) => ({ title, path: `/faq/${slug}` }))),
  )
  run('npm', ['install', '--no-audit', '--legacy-peer-deps'], folder, node)
  run('npm', ['run', 'build'], folder, node)
  return site
}

/** Gives a peer's site the list of headers that the server asks for: an empty one, as each of them works without. */
export function withoutHeaders(site: string): string {
  const list = join(site, '_headers')
  if (!existsSync(list)) writeFileSync(list, '')
  return site
}
