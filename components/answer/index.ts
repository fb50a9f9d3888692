export { AnswerPage, type AnswerView } from './answer-page'
export { QuestionList, type TopicView } from './question-list'
