@echo off
rem Run every check: style, types, generated files, tests.
setlocal
set PYTHONUTF8=1
set "here=%~dp0"
call "%here%installer\find_python.bat" || exit /b 1
%python% -I "%here%installer\bootstrap.py" --check 1>&2 || exit /b 1
cd /d "%here%"
".venv\Scripts\python.exe" tools\check.py %*
exit /b %ERRORLEVEL%
