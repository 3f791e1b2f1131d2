/** True where Command stands for Ctrl. */
export const isMac = navigator.userAgent.includes('Mac OS')
