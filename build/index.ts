export { type Answer, type Frontmatter, readAnswer, readAnswers, type Section } from './answers'
export { type Arrival, checkpoint } from './checkpoint'
export { readCorpus } from './corpus'
export { type Embeds, embedsOf, policyText } from './embeds'
export { courseOf, type Lesson, readExercises, readLesson, readLessons, sectionsOfExercises, titlesOf } from './lessons'
export { type Locale, locales } from './locales'
export {
  type LanguagePart,
  languageParts,
  localeOf,
  localePaths,
  type PageProps,
  pageProps,
  questionsByTopic,
} from './page'
