import { describe, expect, it } from 'vitest'
import { digestOf, listsOf, scriptsByPage } from '@/build/offline/lists'
import { siteFolder } from '../scripts/site-folder'

const page = (...scripts: string[]) =>
  `<html><head>${scripts.map((src) => `<script defer="" src="/_next/static/chunks/${src}"></script>`).join('')}</head></html>`

describe('what is kept for a language', () => {
  const { folder, remove } = siteFolder({
    'index.html': page('frame.js'),
    'offline/index.html': page(),
    'ja/index.html': page('frame.js'),
    'ja/faq/a/index.html': page('frame.js', 'a-ja.js'),
    'ja/tools/t/index.html': page('frame.js', 'tool.js'),
    'en/index.html': page('frame.js'),
    'en/faq/a/index.html': page('frame.js', 'a-en.js'),
    '_next/static/chunks/frame.js': '1',
    '_next/static/chunks/a-ja.js': '2',
    '_next/static/chunks/a-en.js': '3',
    '_next/static/chunks/panel.js': '4',
    '_next/static/chunks/tool.js': '7',
    '_next/static/chunks/all.css': '5',
    '_next/static/media/source.ts': '6',
    '_next/data/b1/ja.json': '{}',
    '_next/data/b1/ja/faq/a.json': '{}',
    '_next/data/b1/ja/tools/t.json': '{}',
    '_next/data/b1/en/faq/a.json': '{}',
    '_next/data/b1/index.json': '{}',
    'ask/ja.json': '{}',
    'ask/en.json': '{}',
    'ja/around.json': '{}',
    'en/around.json': '{}',
    'around.js': '',
    'around.css': '',
    'locale.js': '',
    'site.webmanifest': '{}',
    'icon.svg': '<svg/>',
    'icon-192.png': '',
    'ja/faq/a.md': '# a',
  })
  const lists = listsOf(folder, scriptsByPage(folder), ['ja', 'en'])
  const ja = lists.get('ja')
  remove()

  it('are its pages, the model of its question box, and what every page needs', () => {
    expect(ja?.others.map(([path]) => path)).toEqual([
      '/offline/',
      '/',
      '/ja/',
      '/ja/tools/t/',
      '/ja/faq/a/',
      '/around.js',
      '/around.css',
      '/locale.js',
      '/site.webmanifest',
      '/icon.svg',
      '/icon-192.png',
      '/ja/around.json',
      '/ask/ja.json',
    ])
    expect(new Map(ja?.others).get('/ask/ja.json')).toBe(digestOf(Buffer.from('{}')))
  })

  it('are all scripts but those that only pages of another language name, and the props of its own: first those of tools', () => {
    expect(ja?.hashed).toEqual([
      ...['frame.js', 'tool.js'].map((name) => `/_next/static/chunks/${name}`),
      '/_next/data/b1/ja/tools/t.json',
      ...['a-ja.js', 'all.css', 'panel.js'].map((name) => `/_next/static/chunks/${name}`),
      ...['index.json', 'ja.json', 'ja/faq/a.json'].map((name) => `/_next/data/b1/${name}`),
    ])
  })
})
