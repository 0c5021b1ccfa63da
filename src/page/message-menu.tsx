/** What can be done with any message: save it to the watch, have it checked. Each says the sentence one would type. */

import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '@fluentui/react-components'
import { MoreIcon } from './icons.tsx'
import type { PageWords } from './page-words.ts'

export interface MessageMenuProps {
  /** The message, as words. */
  readonly text: string
  readonly words: PageWords
  readonly onSay: (words: string) => void
}

export function MessageMenu({ text, words, onSay }: MessageMenuProps) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={words.messageMenu} relationship="label">
          <Button className="message-menu" size="small" appearance="subtle" icon={<MoreIcon />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => onSay(words.saidToSave(text))}>{words.saveToWatch}</MenuItem>
          <MenuItem onClick={() => onSay(words.saidToCheck(text))}>{words.checkThis}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
