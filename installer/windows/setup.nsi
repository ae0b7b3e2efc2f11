; The Windows installer: for one user, without administrator rights, in simplified Chinese.
; makensis -DVERSION=… -DSOURCE=folder -DTARGET=setup.exe -DICON=… -DCOMPRESSOR=zlib|lzma -DSIZE=kilobytes
Unicode true
Target amd64-unicode
SetCompressor /SOLID ${COMPRESSOR}
!include MUI2.nsh
!include FileFunc.nsh

!define NAME "绩效报告评审台"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Reviewer"
!define CLASSES "Software\Classes\Applications\reviewer.exe"

Name "${NAME}"
OutFile "${TARGET}"
BrandingText "${NAME} ${VERSION}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Reviewer"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
CRCCheck force
ManifestDPIAware true

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME}安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\reviewer.exe"
!define MUI_FINISHPAGE_RUN_TEXT "立即打开${NAME}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; A program that runs holds its file: it can't be opened for writing.
!macro REFUSE_WHILE_OPEN PREFIX
Function ${PREFIX}RefuseWhileOpen
  again:
  IfFileExists "$INSTDIR\reviewer.exe" 0 free
  ClearErrors
  FileOpen $0 "$INSTDIR\reviewer.exe" a
  IfErrors held
  FileClose $0
  Goto free
  held:
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME}正在运行。请先关闭它的窗口，再点“重试”。原有版本和评审数据没有改动。" /SD IDCANCEL IDRETRY again
  SetErrorLevel 3
  Abort "${NAME}正在运行，没有作任何改动。"
  free:
FunctionEnd
!macroend
!insertmacro REFUSE_WHILE_OPEN ""
!insertmacro REFUSE_WHILE_OPEN "un."

; A folder of another computer may be gone when the program loads the next of its parts. $0: 1 for such a place, else 0.
Function IsElsewhere
  StrCpy $0 1
  StrCpy $1 $INSTDIR 2
  StrCmp $1 "\\" done
  ${GetRoot} "$INSTDIR" $1
  System::Call 'kernel32::GetDriveTypeW(w "$1\")i.r2'
  IntCmp $2 4 done
  StrCpy $0 0
  done:
FunctionEnd

; The directory page lets nobody go on with it.
Function .onVerifyInstDir
  Call IsElsewhere
  IntCmp $0 1 0 +2 +2
  Abort
FunctionEnd

Section "${NAME}"
  AddSize ${SIZE}
  Call IsElsewhere
  IntCmp $0 1 0 here here
  MessageBox MB_OK|MB_ICONEXCLAMATION "不能安装到网络位置“$INSTDIR”，请选本机文件夹。" /SD IDOK
  SetErrorLevel 4
  Abort "不能安装到网络位置。"
  here:
  Call RefuseWhileOpen
  ; Space: the new version is copied beside the old one first.
  ${GetRoot} "$INSTDIR" $1
  ${DriveSpace} "$1\" "/D=F /S=K" $2
  IntCmpU $2 ${SIZE} enough 0 enough
  MessageBox MB_OK|MB_ICONEXCLAMATION "磁盘 $1 空间不足，需要 ${SIZE} KB，还有 $2 KB。没有作任何改动。" /SD IDOK
  SetErrorLevel 5
  Abort "磁盘空间不足，没有作任何改动。"
  enough:
  RMDir /r "$INSTDIR.new"
  ClearErrors
  SetOutPath "$INSTDIR.new"
  File /r "${SOURCE}/*"
  IfErrors 0 copied
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR.new"
  MessageBox MB_OK|MB_ICONEXCLAMATION "文件没有复制完整（磁盘空间或权限不足）。原有版本没有改动。" /SD IDOK
  SetErrorLevel 6
  Abort "文件没有复制完整，原有版本没有改动。"
  copied:
  SetOutPath "$TEMP"
  Call RefuseWhileOpen
  RMDir /r "$INSTDIR.old"
  ; What is not the program's own (recognition of scans) moves along.
  IfFileExists "$INSTDIR\ocr\*.*" 0 +2
  Rename "$INSTDIR\ocr" "$INSTDIR.new\ocr"
  Rename "$INSTDIR" "$INSTDIR.old"
  ClearErrors
  Rename "$INSTDIR.new" "$INSTDIR"
  IfErrors 0 placed
  Rename "$INSTDIR.old" "$INSTDIR"
  MessageBox MB_OK|MB_ICONEXCLAMATION "不能写入“$INSTDIR”。原有版本没有改动。" /SD IDOK
  SetErrorLevel 6
  Abort "不能写入安装位置，原有版本没有改动。"
  placed:
  RMDir /r "$INSTDIR.old"

  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\reviewer.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "Reviewer developers"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1

  ; 打开方式: offered for these files, the default program of none.
  WriteRegStr HKCU "${CLASSES}" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\shell\open\command" "" '"$INSTDIR\reviewer.exe" open "%1"'
  !macro OFFERED KIND
    WriteRegStr HKCU "${CLASSES}\SupportedTypes" "${KIND}" ""
  !macroend
  !insertmacro OFFERED ".docx"
  !insertmacro OFFERED ".doc"
  !insertmacro OFFERED ".wps"
  !insertmacro OFFERED ".pdf"
  !insertmacro OFFERED ".xlsx"
  !insertmacro OFFERED ".xls"
  !insertmacro OFFERED ".et"
  !insertmacro OFFERED ".rtf"
  !insertmacro OFFERED ".odt"
  !insertmacro OFFERED ".txt"

  SetOutPath "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\reviewer.exe"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\reviewer.exe"
SectionEnd

Section "Uninstall"
  Call un.RefuseWhileOpen
  SetOutPath "$TEMP"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "${CLASSES}"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  RMDir /r "$INSTDIR\ocr"
  Delete "$INSTDIR\reviewer.exe"
  Delete "$INSTDIR\reviewer-cli.exe"
  Delete "$INSTDIR\files.sha256"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  IfFileExists "$LOCALAPPDATA\Reviewer\*.*" 0 done
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "程序已卸载。是否同时删除评审数据（$LOCALAPPDATA\Reviewer）？$\r$\n$\r$\n删除后不能恢复。不确定时请选“否”。" /SD IDNO IDNO done
  RMDir /r "$LOCALAPPDATA\Reviewer"
  done:
SectionEnd
