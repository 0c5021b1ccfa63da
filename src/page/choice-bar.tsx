/** A few choices side by side, one of them taken: native radio buttons drawn as segments. */

import { useId } from 'react'

export interface ChoiceBarProps<T extends string> {
  /** What is being chosen, for assistive technology. */
  readonly label: string
  readonly choices: readonly { readonly value: T; readonly title: string; readonly name?: string }[]
  readonly value: T
  readonly onChoose: (value: T) => void
}

export function ChoiceBar<T extends string>({ label, choices, value, onChoose }: ChoiceBarProps<T>) {
  const group = useId()
  return (
    <fieldset className="choice-bar">
      <legend className="heard-only">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={choice.value === value ? 'choice choice-taken' : 'choice'}>
          <input
            type="radio"
            name={group}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
            aria-label={choice.name}
          />
          <span aria-hidden={choice.name !== undefined}>{choice.title}</span>
        </label>
      ))}
    </fieldset>
  )
}
