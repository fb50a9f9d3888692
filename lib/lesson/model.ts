import type { z } from 'zod'
import type { exerciseSchema } from './schema'

/** One exercise as the data files write it and the schema has checked it. */
export type Exercise = z.infer<typeof exerciseSchema>

export type ExerciseKind = Exercise['kind']
export type PacketExercise = Extract<Exercise, { kind: 'packet' }>
export type RulesExercise = Extract<Exercise, { kind: 'rules' }>
export type AddressExercise = Extract<Exercise, { kind: 'addresses' }>

export type PolicyExercise = Extract<Exercise, { kind: 'policy' }>
export type IncidentExercise = Extract<Exercise, { kind: 'incident' }>
/** What was asked for and what was named. */
export type IncidentAnswer = IncidentExercise['solutions'][number]
export type EvidenceName = IncidentAnswer['asked'][number]
export type Suspect = IncidentAnswer['named'][number]

export type AclExercise = Extract<Exercise, { kind: 'acl' }>
export type AclEntry = AclExercise['must'][number]
export type StepsExercise = Extract<Exercise, { kind: 'steps' }>
export type SequenceStep = StepsExercise['steps'][number]
export type CodeExercise = Extract<Exercise, { kind: 'code' }>
export type QuizExercise = Extract<Exercise, { kind: 'quiz' }>
export type QuizQuestion = QuizExercise['questions'][number]

/** A thing that a reader may do to the rules of an exercise. */
export type Move = RulesExercise['moves'][number]
