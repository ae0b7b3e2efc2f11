@echo off
rem Start the program; the first time, make everything ready first. "run ARGS" is "reviewer ARGS".
setlocal
set PYTHONUTF8=1
set "here=%~dp0"
call "%here%installer\find_python.bat" || exit /b 1
%python% -I "%here%installer\bootstrap.py" 1>&2 || exit /b 1
"%here%.venv\Scripts\python.exe" -m reviewer %*
exit /b %ERRORLEVEL%
