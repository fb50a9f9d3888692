import type { ComponentType } from 'react'
import { AllMessages } from '@/components/messages/all-messages'
import { mendingLoaders } from '@/content/mending.generated'

/** A part of the page with the strings of what mends, which come when it does. */
export const withMending =
  <Props extends object>(Part: ComponentType<Props>) =>
  (props: Props) => (
    <AllMessages from={mendingLoaders}>
      <Part {...props} />
    </AllMessages>
  )
