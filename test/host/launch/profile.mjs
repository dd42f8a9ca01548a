import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Quiet, offline, and nothing that pops up in the way of a test or a picture. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.localHistory.enabled': false,
  'workbench.reduceMotion': 'on',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'git.autofetch': false,
  'typescript.disableAutomaticTypeAcquisition': true,
  'json.schemaDownload.enable': false,
  'files.simpleDialog.enable': true,
  'window.dialogStyle': 'custom',
  'editor.cursorBlinking': 'solid',
  // The web workbench's default is a delay; its save would race with a test's own, which then returns false.
  'files.autoSave': 'off',
};

/**
 * The user settings of a test's or a drive's profile.
 *
 * @param {{ restricted?: boolean, settings?: Readonly<Record<string, unknown>> }} [choice] `restricted`: with workspace
 *   trust switched on and the question not asked, so that the workspace opens in Restricted Mode
 */
export function profileSettings({ restricted = false, settings = {} } = {}) {
  const trust = restricted
    ? { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' }
    : { 'security.workspace.trust.enabled': false };
  return { ...quietSettings, ...trust, ...settings };
}

/**
 * Writes settings into the folder that VS Code calls the user data folder.
 *
 * @param {string} userData
 * @param {Readonly<Record<string, unknown>>} settings
 */
export function writeSettings(userData, settings) {
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  writeFileSync(settingsFile(userData), JSON.stringify(settings, null, 2));
}

/** @param {string | undefined} userData */
export function readSettings(userData) {
  return userData && existsSync(settingsFile(userData))
    ? JSON.parse(readFileSync(settingsFile(userData), 'utf8'))
    : undefined;
}

/** @param {string} userData */
export function settingsFile(userData) {
  return path.join(userData, 'User', 'settings.json');
}
