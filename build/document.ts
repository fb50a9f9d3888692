import { existsSync, readFileSync } from 'node:fs'
import matter from 'gray-matter'
import { z } from 'zod'
import type { Locale } from './locales'
import { contentPath } from './root'

function split(name: string, text: string) {
  try {
    // With options gray-matter keeps no cache, which would hand out a text that failed once as if it had none.
    return matter(text, {})
  } catch (error) {
    throw new Error(`${name}: frontmatter cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/**
 * An MDX file of one locale: its frontmatter, checked, and `body`, the MDX below it.
 * Throws an error that names the file and every field that does not fit, with what was expected.
 */
export function readDocument<S extends z.ZodObject>(
  locale: Locale,
  folder: 'faq' | 'learn',
  slug: string,
  frontmatter: S,
): z.infer<S> & { readonly body: string } {
  const name = `content/${locale}/${folder}/${slug}.mdx`
  const path = contentPath(locale, folder, `${slug}.mdx`)
  if (!existsSync(path)) throw new Error(`${name} is missing: every locale has every answer and every lesson`)
  const { data, content } = split(name, readFileSync(path, 'utf8'))
  const checked = frontmatter.safeParse(data)
  if (!checked.success) throw new Error(`${name}: frontmatter does not fit\n${z.prettifyError(checked.error)}`)
  return { ...checked.data, body: content }
}
