import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Documents are pages, which the build makes: a test that looks for what a change reaches need not read them. */
const documents = {
  name: 'documents',
  enforce: 'pre' as const,
  transform: (_: string, id: string) => (id.endsWith('.mdx') ? 'export default null' : undefined),
}

export default defineConfig({
  plugins: [documents],
  resolve: { tsconfigPaths: true },
  test: {
    // A change of package.json is no reason to run everything: what it brings is found by the imports.
    forceRerunTriggers: [],
    // Such a test runs when nothing else does, see scripts/check.mjs. What disturbs it can only add to its time: the best of three counts.
    tags: [{ name: 'timed', description: 'Holds work against a bound on its time.', retry: 2 }],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/browser/**', 'test/site/**'],
          // Vitest leaves one processor to itself, which with two of them is half the machine.
          maxWorkers: availableParallelism(),
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['test/site/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/site.ts'],
          // A machine that is busy with other things is slow, not wrong.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 30_000 } },
          // Each file has a browser of its own, and each browser its own clipboard. Pages wait for a good part of their time.
          maxWorkers: Math.min(8, 2 * availableParallelism()),
        },
      },
    ],
  },
})
