import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

export interface DialogProps {
  readonly title: string
  readonly hideTitle?: boolean
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly className?: string
  /** A question that must be answered: read out at once, and not closed by a press beside it. */
  readonly isAlert?: boolean
  readonly children: ReactNode
}

/** A box over the screen. Esc closes it, and the focus goes back to where it was. */
export function Dialog(props: DialogProps): ReactNode {
  const { title, hideTitle = false, isOpen, onClose, className = '', isAlert = false, children } = props
  return (
    <ModalOverlay
      className="dialog-backdrop"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable={!isAlert}
    >
      <Modal className={`dialog ${className}`}>
        <AriaDialog role={isAlert ? 'alertdialog' : 'dialog'} className="dialog-body" data-modal>
          <Heading slot="title" className={hideTitle ? 'visually-hidden' : 'dialog-title'}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
