/** What changes the rules of a simulator, and the engine's reader for what is written into them. */
import { tellsWhenReady } from '@/components/runtime'
import { readDocuments } from '@/lib/rules'
import { reader } from '../draft/reader'
import { documentOf } from '../draft/written'
import { BenchRules } from '../workbench/bench-rules'

reader.read = (documents) => readDocuments(documents)
reader.readGroup = (group) => readDocuments([documentOf(group)])

export const IslandRules = tellsWhenReady(BenchRules)
