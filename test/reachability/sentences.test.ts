import { describe, expect, it } from 'vitest'
import { locales } from '@/build'
import { messageLoaders } from '@/content/messages.generated'
import { causes, fixKinds, layerNames, reasonCodes, stepKinds, symptoms } from '@/lib/reachability'

describe.each(locales())('every code of the engine has a sentence in %s', (locale) => {
  it.each([
    ['reachCauses', causes],
    ['reachLayers', layerNames],
    ['reachChecks', layerNames],
    ['reachReasons', reasonCodes],
    ['reachSteps', stepKinds],
    ['reachFixes', fixKinds],
    ['reachSymptoms', symptoms],
    ['reachWhy', symptoms],
  ] as const)('%s', async (section, codes) => {
    const sentences = (await messageLoaders[locale]?.())?.[section]
    expect(Object.keys(sentences ?? {}).sort()).toEqual([...codes].sort())
  })
})
