import type { z } from 'zod'
import type { Move } from '@/lib/lesson'
import type { exerciseSchema } from '@/lib/lesson/schema'

/** An exercise as it is written here; lib/lesson/schema.ts says what each field means. */
export type ExerciseData = z.input<typeof exerciseSchema>

/** The reader may change rules in any way, but not the group itself. */
export const everyMove: Move[] = ['add', 'remove', 'direction', 'action', 'protocol', 'ports', 'peer', 'priority']
