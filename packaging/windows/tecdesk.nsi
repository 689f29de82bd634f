; Installs 农技台账 for one person, without an administrator.
; makensis -DVERSION=0.1.0 -DSOURCE=folder -DICONS=folder -DOUT=setup.exe tecdesk.nsi
Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 128
!include "MUI2.nsh"
!include "WinVer.nsh"
!include "x64.nsh"
!include "FileFunc.nsh"

!define NAME "农技台账"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\TecDesk"
!define TYPE "TecDesk.Book"
!define SHOWN "Software\Classes"

Name "${NAME}"
OutFile "${OUT}"
BrandingText "TecDesk ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\TecDesk"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"

!define MUI_ICON "${ICONS}/tecdesk.ico"
!define MUI_UNICON "${ICONS}/tecdesk.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\tecdesk.exe"
!define MUI_FINISHPAGE_RUN_TEXT "打开${NAME}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; A running program holds its file: moving it away is asked for until it can be.
!macro WaitUntilClosed PREFIX
  ${PREFIX}Again:
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\tecdesk.exe"
    FileOpen $0 "$INSTDIR\tecdesk.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL "${NAME}还开着。先存好、关上窗口，再按“重试”。" \
        /SD IDCANCEL IDRETRY ${PREFIX}Again
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK "${NAME}要 64 位的 Windows 10 或更新的版本。" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

Section
  !insertmacro WaitUntilClosed Install
  ; Over an older version: its own files go first, books never lie there.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}/*"
  File "${ICONS}/book.ico"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\tecdesk.exe"
  CreateShortCut "$DESKTOP\${NAME}.lnk" "$INSTDIR\tecdesk.exe"

  WriteRegStr HKCU "${SHOWN}\.tecdesk" "" "${TYPE}"
  WriteRegStr HKCU "${SHOWN}\${TYPE}" "" "${NAME}"
  WriteRegStr HKCU "${SHOWN}\${TYPE}\DefaultIcon" "" "$INSTDIR\book.ico"
  WriteRegStr HKCU "${SHOWN}\${TYPE}\shell\open\command" "" '"$INSTDIR\tecdesk.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\tecdesk.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "TecDesk"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

; Only what was installed: books, backups and the log are the person's and stay.
Section "Uninstall"
  !insertmacro WaitUntilClosed Uninstall
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\tecdesk.exe"
  Delete "$INSTDIR\book.ico"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "${SHOWN}\${TYPE}"
  ReadRegStr $0 HKCU "${SHOWN}\.tecdesk" ""
  ${If} $0 == "${TYPE}"
    DeleteRegKey HKCU "${SHOWN}\.tecdesk"
  ${EndIf}
  DeleteRegKey HKCU "${KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
