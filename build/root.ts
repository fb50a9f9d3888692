import { join } from 'node:path'

/** Path of something in the content folder. Build, tests and harness all run at the project's root. */
export function contentPath(...parts: readonly string[]): string {
  return join(process.cwd(), 'content', ...parts)
}
