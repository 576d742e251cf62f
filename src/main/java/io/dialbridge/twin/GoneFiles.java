package io.dialbridge.twin;

/**
 * When a callback comes to a voice file that is no longer there.
 *
 * @param beforeCallee before the callee is called: preVoice or waitVoice
 * @param atTalk at the callee's answer: recordHintTone
 * @param lastMinute a minute before the limit: lastMinVoice
 */
record GoneFiles(boolean beforeCallee, boolean atTalk, boolean lastMinute) {}
