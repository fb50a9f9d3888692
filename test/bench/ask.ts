/**
 * `npm run bench:ask [file.jsonl …]`: how well questions are answered, per language, beside search libraries on the same
 * texts in the same run; then latency, size and growth; last, every question that was not answered right.
 * Without a file: the questions of test/fixtures/questions that nothing is fitted on, then every voice of content/asks that a
 * model has not heard. `--fit` fits the weights of lib/ask/model/decide.ts instead, and tells first hits in voices left out three at a time.
 */
import { gzipSync } from 'node:zlib'
import { readCorpus } from '@/build'
import { type AskCorpus, type Asker, loadModel } from '@/lib/ask'
import { buildModel } from '@/lib/ask/build'
import { addressFigures } from '@/lib/ask/figures'
import { figuresOf, fixtureQuestions, type Question, type Result, readQuestions, resultOf } from '../ask/questions'
import { codeBytes } from '../ask/size'
import { fitted } from './ask-fit'
import { grown } from './ask-growth'
import { type Library, librariesOf } from './ask-peers'
import { installPeers } from './peers'

const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const corpora = readCorpus()

/** Nothing is fitted on these. */
const judging = (['voices', 'posts', 'messages', 'forum'] as const).flatMap(fixtureQuestions)
const teaching = (['dev', 'ja', 'en', 'zh', 'blind'] as const).flatMap(fixtureQuestions)

if (process.argv.includes('--fit')) {
  const { answerable, right, firstHits } = fitted(corpora, teaching)
  console.log(`first hits right in voices that no model has heard: ${(100 * firstHits).toFixed(1)} %`)
  for (const [name, weights] of Object.entries({ answerable, right })) {
    const told = Object.entries(weights).map(([sign, weight]) => `${sign} ${weight.toFixed(2)}`)
    console.log(`${name}: ${told.join(', ')}`)
  }
} else {
  installPeers()
  bench(files.length > 0 ? files.flatMap(readQuestions) : judging)
  if (files.length === 0) unheard()
}

/** How well voices are answered by models that have not heard them. */
function unheard() {
  const [corpus] = corpora
  if (!corpus) return
  console.log('\nvoice       phrasings  top-1  recall@3  wrongly-refused  answered-wrong')
  for (const voice of new Set(corpus.phrasings.map((phrasing) => phrasing.voice))) {
    const phrasings = corpus.phrasings.filter((phrasing) => phrasing.voice !== voice)
    if (phrasings.every(({ slug }) => slug === '')) continue
    const asker = loadModel(buildModel({ ...corpus, phrasings }), addressFigures)
    const results = corpus.phrasings
      .filter((phrasing) => phrasing.voice === voice)
      .map(({ language, slug, text }) =>
        resultOf(asker, { q: text, lang: language, accept: slug === '' ? [] : [slug], kind: voice, source: 'own' }),
      )
    const { top1, recall3, wronglyRefused, answeredWrong } = figuresOf(results)
    console.log(
      [
        voice.padEnd(10),
        String(results.length).padStart(10),
        top1.toFixed(1).padStart(6),
        recall3.toFixed(1).padStart(9),
        wronglyRefused.toFixed(1).padStart(16),
        answeredWrong.toFixed(1).padStart(15),
      ].join(' '),
    )
  }
}

function bench(questions: readonly Question[]) {
  const errors: string[] = []
  const askers = new Map<string, Pick<Asker, 'ask'>>()
  console.log(
    'lang  engine      top-1  recall@3   MRR  wrongly-refused  rightly-refused  answered-wrong  index-gz  ms-median  ms-p95',
  )
  for (const corpus of corpora) {
    const asked = questions.filter(({ lang }) => lang === corpus.locale)
    if (asked.length === 0) continue
    const model = JSON.stringify(buildModel(corpus))
    const asker = loadModel(JSON.parse(model), addressFigures)
    askers.set(corpus.locale, asker)
    const ours = timed(asked, (question) => resultOf(asker, question))
    print(corpus.locale, 'ours', ours.results, gzipSync(model).length, ours.times)
    errors.push(...ours.results.flatMap(errorOf))
    for (const library of librariesOf(corpus)) {
      const theirs = timed(asked, (question) => resultOfLibrary(library, question))
      print(corpus.locale, library.name, theirs.results, library.indexBytes, theirs.times)
    }
  }
  size()
  for (const [language, asker] of askers) typing(language, asker, questions)
  growth(questions)
  console.log(`\nNot right (${errors.length}):`)
  for (const error of errors) console.log(`  ${error}`)
}

/** A library refuses when it finds nothing, or another topic first. */
function resultOfLibrary({ search }: Library, question: Question): Result {
  const found = search(question.q)
  return { question, answered: (found[0] ?? '') !== '', slugs: found.filter((slug) => slug !== '').slice(0, 10) }
}

function timed(questions: readonly Question[], answer: (question: Question) => Result) {
  for (const question of questions.slice(0, 10)) answer(question)
  const times: number[] = []
  const results = questions.map((question) => {
    const start = performance.now()
    const result = answer(question)
    times.push(performance.now() - start)
    return result
  })
  return { results, times }
}

function quantile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(2)
}

function print(
  language: string,
  name: string,
  results: readonly Result[],
  indexBytes: number,
  times: readonly number[],
) {
  const figures = figuresOf(results)
  const cells = [
    figures.top1.toFixed(1).padStart(5),
    figures.recall3.toFixed(1).padStart(8),
    figures.mrr.toFixed(3).padStart(5),
    figures.wronglyRefused.toFixed(1).padStart(15),
    figures.rightlyRefused.toFixed(1).padStart(15),
    figures.answeredWrong.toFixed(1).padStart(14),
    String(indexBytes).padStart(8),
    quantile(times, 0.5).padStart(9),
    quantile(times, 0.95).padStart(6),
  ]
  console.log(`${language.padEnd(4)}  ${name.padEnd(10)}  ${cells.join('  ')}`)
}

/** Names a question that was not answered right; nothing when it was. */
function errorOf({ question, answered, slugs }: Result): string[] {
  const [first = 'nothing'] = slugs
  const right = question.accept.length === 0 ? !answered : answered && question.accept.includes(first)
  if (right) return []
  return [
    `${question.lang} ${question.kind}: ${question.q}\n      wanted ${question.accept.join(' or ') || 'a refusal'}, got ${answered ? first : `a refusal (nearest: ${first})`}`,
  ]
}

function size() {
  const code = codeBytes()
  console.log(`\ncode, gzip: ${code} bytes; with the model of each locale:`)
  for (const corpus of corpora) {
    const model = JSON.stringify(buildModel(corpus))
    const start = performance.now()
    loadModel(JSON.parse(model), addressFigures)
    const load = (performance.now() - start).toFixed(1)
    console.log(`  ${corpus.locale}  ${code + gzipSync(model).length} bytes, ready ${load} ms after it has arrived`)
  }
}

/** Every beginning of the questions, as a reader types them. */
function typing(language: string, asker: Pick<Asker, 'ask'>, questions: readonly Question[]) {
  const begun = questions
    .filter(({ lang }) => lang === language)
    .slice(0, 40)
    .flatMap(({ q }) => Array.from({ length: Math.min(q.length, 60) }, (_, at) => q.slice(0, at + 1)))
  const times = begun.map((text) => {
    const start = performance.now()
    asker.ask(text)
    return performance.now() - start
  })
  console.log(`${language}: a keystroke takes ${quantile(times, 0.5)} ms (median), ${quantile(times, 0.95)} ms (p95)`)
}

function growth(questions: readonly Question[]) {
  console.log('\nanswers  build-ms  model-gz  load-ms  ms-median  ms-p95')
  const corpus: AskCorpus | undefined = corpora.find(({ locale }) => locale === 'ja')
  if (!corpus) return
  for (const count of [26, 200, 1000]) {
    let start = performance.now()
    const model = JSON.stringify(buildModel(grown(corpus, count)))
    const build = performance.now() - start
    start = performance.now()
    const asker = loadModel(JSON.parse(model), addressFigures)
    const load = performance.now() - start
    const { times } = timed(
      questions.filter(({ lang }) => lang === 'ja'),
      (question) => resultOf(asker, question),
    )
    const cells = [
      String(count).padStart(7),
      build.toFixed(0).padStart(8),
      String(gzipSync(model).length).padStart(8),
      load.toFixed(0).padStart(7),
      quantile(times, 0.5).padStart(9),
      quantile(times, 0.95).padStart(6),
    ]
    console.log(cells.join('  '))
  }
}
